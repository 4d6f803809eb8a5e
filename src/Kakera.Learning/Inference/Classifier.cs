using Kakera.Data;
using Kakera.Data.Images;
using Kakera.Data.Pixels;
using Kakera.Learning.Training;
using static TorchSharp.torch;

namespace Kakera.Learning.Inference;

/// <summary>
/// A classifier that is read once and then asked about one image after another, as a program that serves does. Images are decoded and
/// answered as <see cref="Predictor"/> does it. Safe from several threads, which it serves one after another. Owns the network.
/// </summary>
public sealed class Classifier : IDisposable
{
    private readonly Lock _lock = new();
    private readonly AnsweringNetwork _network;
    private readonly Device _device;
    private bool _disposed;

    private Classifier(ModelDescription description, AnsweringNetwork network, Device device) =>
        (Description, _network, _device) = (description, network, device);

    /// <summary>What the model says of itself, its classes and image side among it.</summary>
    public ModelDescription Description { get; }

    /// <summary>Which images are refused.</summary>
    public ImageLimits Limits { get; init; } = new();

    /// <summary>Reads a classifier.</summary>
    /// <param name="modelPath">Its file, a <c>model.safetensors</c>.</param>
    /// <param name="device">Where it runs: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</param>
    /// <exception cref="KakeraException">The file is missing, damaged or an encoder, or there is no such device.</exception>
    public static Classifier Open(string modelPath, string device = "auto")
    {
        ModelDescription description = Predictor.RequireClassifier(modelPath);
        Device place = DeviceChoice.Resolve(device);
        return new Classifier(description, ModelFile.LoadClassifier(modelPath, place), place);
    }

    /// <summary>
    /// The probability of every class, in the order of the model's classes; they add up to 1. The most probable is the answer. They are as the networks
    /// state them: the calibration in the <see cref="Description"/> says how to read them.
    /// </summary>
    /// <param name="file">The whole file of an image: JPEG, PNG, TIFF, WebP or BMP.</param>
    /// <exception cref="ImageProblemException">It is no image, damaged, or outside the <see cref="Limits"/>.</exception>
    /// <exception cref="ObjectDisposedException">Disposed.</exception>
    public IReadOnlyList<ClassProbability> Answer(byte[] file)
    {
        Limits.Check(ImageReader.Probe(file));
        int side = Description.ImageSide;
        using PixelCache pixels = PixelCache.InMemory(side, ImageReader.Decode(file, side));
        var one = new ImageSet(pixels, [new ImageItem(PixelIndex: 0, Key: 0, ClassIndex: null, Group: "", Name: "")]);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            float[] row = _network.Answer(one, _device, CancellationToken.None)[0];
            return [.. Description.Classes.Zip(row, (name, probability) => new ClassProbability(name, probability))];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_disposed)
                _network.Dispose();
            _disposed = true;
        }
    }
}
