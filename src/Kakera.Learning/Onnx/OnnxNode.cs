namespace Kakera.Learning.Onnx;

/// <summary>One step of a graph.</summary>
/// <param name="Operator">What it does, as ONNX names it: <c>Conv</c>.</param>
/// <param name="Inputs">Names of the values that it takes, weights among them, in the operator's order.</param>
/// <param name="Outputs">Names of the values that it makes.</param>
internal sealed record OnnxNode(string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
