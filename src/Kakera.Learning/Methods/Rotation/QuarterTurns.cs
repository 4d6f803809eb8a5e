using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.Rotation;

/// <summary>Images turned by right angles, which needs no interpolation.</summary>
internal static class QuarterTurns
{
    /// <summary>0°, 90°, 180° and 270°, anticlockwise.</summary>
    public const int Count = 4;

    /// <summary>All images at each turn, turn after turn: [N, C, S, S] → [4N, C, S, S].</summary>
    public static Tensor Of(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor mirrored = images.transpose(2, 3); // at the diagonal
        return cat([images, mirrored.flip(2), images.flip(2, 3), mirrored.flip(3)], 0).MoveToOuterDisposeScope();
    }
}
