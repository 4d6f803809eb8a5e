namespace Kakera.Data.PracticeSet;

/// <summary>Light, lens and sensor: from linear light to sRGB bytes.</summary>
internal static class Camera
{
    private const ulong SensorKey = 5;
    private const int Levels = 4096;

    private static readonly float[] Encoded = EncodingTable();

    /// <returns>[side, side, 3] bytes.</returns>
    public static byte[] Expose(Canvas canvas, Capture capture)
    {
        int side = canvas.Side;
        byte[] bytes = new byte[3 * side * side];
        var random = new KeyedRandom(capture.FieldSeed, SensorKey);
        for (int row = 0, pixel = 0; row < side; row++)
        {
            float y = (row + 0.5f) / side - 0.5f;
            for (int column = 0; column < side; column++, pixel++)
            {
                float x = (column + 0.5f) / side - 0.5f;
                float light = capture.Exposure * Illumination(capture, x, y);
                ulong bits = random.NextBits();
                float grain = Uniform(bits) + Uniform(bits >> 16); // brightness noise is coarser than colour noise
                bytes[3 * pixel] = Byte(light * capture.RedGain * canvas.Red[pixel], capture.Noise * (grain + Uniform(bits >> 32)));
                bytes[3 * pixel + 1] = Byte(light * canvas.Green[pixel], capture.Noise * grain);
                bytes[3 * pixel + 2] = Byte(light * capture.BlueGain * canvas.Blue[pixel], capture.Noise * (grain + Uniform(bits >> 48)));
            }
        }

        return bytes;
    }

    /// <summary>Light at a place, 1 in the middle.</summary>
    private static float Illumination(Capture capture, float x, float y)
    {
        float squared = x * x + y * y;
        float light = (1 + capture.LightX * 2 * x + capture.LightY * 2 * y) * (1 - capture.Vignette * squared * (0.6f + squared));
        if (capture.FieldRadius is float radius)
            light *= 0.004f + Curve.Step(radius + 0.006f, radius - 0.012f, MathF.Sqrt(squared));
        return light;
    }

    private static float Uniform(ulong bits) => (bits & 0xFFFF) * (2f / 65535) - 1;

    private static byte Byte(float light, float noise)
    {
        float shoulder = light < 0.7f ? light : 1 - 0.3f * MathF.Exp(-(light - 0.7f) / 0.3f); // highlights roll off, as in a camera
        float encoded = Encoded[(int)Math.Clamp(shoulder * (Levels - 1), 0, Levels - 1)] + noise;
        return (byte)Math.Clamp(encoded * 255 + 0.5f, 0, 255);
    }

    /// <summary>sRGB, IEC 61966-2-1.</summary>
    private static float[] EncodingTable()
    {
        float[] table = new float[Levels];
        for (int i = 0; i < Levels; i++)
        {
            double light = (double)i / (Levels - 1);
            table[i] = (float)(light <= 0.0031308 ? 12.92 * light : 1.055 * Math.Pow(light, 1 / 2.4) - 0.055);
        }

        return table;
    }
}
