using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Images;
using Kakera.Data.Pixels;
using Kakera.Data.PracticeSet;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Learning.Tests.Training;

namespace Kakera.Learning.Tests.Inference;

public sealed class ClassifierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _images;

    public ClassifierTests() => _images = [.. Directory.EnumerateFiles(
        PracticeSetWriter.Write(_folder.File("practice"), new PracticeSetOptions { Images = 20, Side = 64 }, null, default).ImagesFolder,
        "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(4)];

    [Fact]
    public void It_answers_one_image_as_the_predictor_answers_many()
    {
        string path = Model(ModelKind.Classifier);
        byte[][] files = [.. _images.Select(File.ReadAllBytes)];
        byte[] pixels = [.. files.SelectMany(file => ImageReader.Decode(file, TinyRun.Side))];
        var set = new ImageSet(PixelCache.InMemory(TinyRun.Side, pixels), [.. files.Select((_, i) => new ImageItem(i, (ulong)i, null, "", ""))]);
        float[][] expected = Predictor.Predict(path, set, TinyRun.Context(_folder));

        using Classifier classifier = Classifier.Open(path, "cpu");
        for (int i = 0; i < files.Length; i++)
        {
            IReadOnlyList<ClassProbability> answer = classifier.Answer(files[i]);
            Assert.Equal(["a", "b", "c"], answer.Select(each => each.Class));
            Assert.All(answer.Zip(expected[i]), pair => Assert.Equal(pair.Second, pair.First.Probability, 1e-5));
            Assert.Equal(1, answer.Sum(each => each.Probability), 1e-5);
        }

        Assert.NotEqual(expected[0][0], expected[1][0], 1e-5f); // or the comparison would show nothing
    }

    [Fact]
    public void It_answers_several_threads_as_it_answers_one()
    {
        using Classifier classifier = Classifier.Open(Model(ModelKind.Classifier), "cpu");
        byte[][] files = [.. _images.Select(File.ReadAllBytes)];
        double[] alone = [.. files.Select(file => (double)classifier.Answer(file)[0].Probability)];
        double[] together = new double[40];
        Parallel.For(0, together.Length, i => together[i] = classifier.Answer(files[i % files.Length])[0].Probability);
        Assert.All(together.Index(), pair => Assert.Equal(alone[pair.Index % files.Length], pair.Item));
    }

    [Fact]
    public void What_it_cannot_answer_it_says()
    {
        Assert.Contains("encoder", Assert.Throws<KakeraException>(() => Classifier.Open(Model(ModelKind.Encoder), "cpu")).Message);
        Classifier classifier = Classifier.Open(Model(ModelKind.Classifier), "cpu");
        Assert.Equal(QuarantineReason.NotAnImage, Assert.Throws<ImageProblemException>(() => classifier.Answer("no image"u8.ToArray())).Reason);
        Assert.Equal(QuarantineReason.Empty, Assert.Throws<ImageProblemException>(() => classifier.Answer([])).Reason);
        classifier.Dispose();
        classifier.Dispose(); // a second time is nothing
        Assert.Throws<ObjectDisposedException>(() => classifier.Answer(File.ReadAllBytes(_images[0])));
    }

    public void Dispose() => _folder.Dispose();

    private string Model(ModelKind kind)
    {
        string path = _folder.File("model.safetensors");
        string[] classes = kind == ModelKind.Classifier ? ["a", "b", "c"] : [];
        using var network = new FgSslNetwork(TinyRun.Network, classes.Length > 0 ? classes.Length : null, seed: 3);
        foreach ((string name, var weight) in network.named_parameters())
            if (name.StartsWith("classifiers.", StringComparison.Ordinal) && weight.dim() == 2)
                TorchSharp.torch.nn.init.normal_(weight); // classifiers begin at zero, and would answer alike whatever they see
        ModelFile.Write(path, network, new ModelDescription
        {
            Kind = kind, Network = TinyRun.Network, Classes = classes, ImageSide = TinyRun.Side, Settings = JsonSerializer.SerializeToElement(1),
        });
        return path;
    }
}
