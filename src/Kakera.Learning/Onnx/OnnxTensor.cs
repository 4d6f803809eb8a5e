namespace Kakera.Learning.Onnx;

/// <summary>Numbers that a graph holds.</summary>
/// <param name="Shape">Their shape.</param>
/// <param name="Values">The numbers, the last dimension changing fastest.</param>
internal sealed record OnnxTensor(long[] Shape, float[] Values);
