namespace Kakera.Settings;

/// <summary>The settings that a pilot on the practice set starts from: small enough to show everything within a few minutes on two cores.</summary>
public static class DemoSettings
{
    /// <summary>Fewer labels and draws, a smaller image, and a budget.</summary>
    public static KakeraSettings Value { get; } = new()
    {
        Image = new ImageSettings { Size = 48 },
        Pilot = new PilotSettings { LabelsPerClass = "10,40", Seeds = 1, Budget = "7m" },
    };
}
