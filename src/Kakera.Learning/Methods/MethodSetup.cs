using Kakera.Learning.Models;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods;

/// <summary>What a method is made from.</summary>
/// <param name="Network">The network's shape; methods without the hierarchical block use its backbone.</param>
/// <param name="Settings">All of the pre-training's settings, the method's own among them.</param>
/// <param name="Seed">What first weights and other draws are keyed by.</param>
/// <param name="Precision">What convolutions and normalisations compute in while training.</param>
internal sealed record MethodSetup(NetworkSettings Network, PretrainSettings Settings, ulong Seed, ScalarType Precision);
