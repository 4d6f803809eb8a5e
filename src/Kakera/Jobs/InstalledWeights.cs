using Kakera.Data;
using Kakera.Learning.Inference;
using Kakera.Learning.Models;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Jobs;

/// <summary>Weights that come with the program: a ResNet-18 that Microsoft trained on ImageNet. A word stands for them wherever a file of weights is asked for.</summary>
public static class InstalledWeights
{
    /// <summary>The word.</summary>
    public const string Word = "imagenet";

    /// <summary>The word for random weights.</summary>
    public const string NoneWord = "none";

    /// <summary>What the network was trained on.</summary>
    internal const PixelConvention Pixels = PixelConvention.Bgr255;

    // Where eng/ImageNetWeights.props puts it.
    private static string File => Path.Combine(AppContext.BaseDirectory, "weights", "imagenet-resnet18.onnx");

    /// <summary>
    /// Which weights a pilot is given: what the user said, and where nobody says, these weights if they are of the network's kind. Random
    /// weights, that is null, for a network of another kind, or where <see cref="NoneWord"/> was said.
    /// </summary>
    /// <param name="said">A file, one of the two words, or null where nobody says.</param>
    /// <param name="network">The network that is to start.</param>
    public static string? Chosen(string? said, NetworkSettings network) => said switch
    {
        NoneWord => null,
        null when Suit(network) => Word,
        _ => said,
    };

    /// <summary>The same of one stage by itself: where nobody says, these weights only if given weights are for this stage.</summary>
    /// <param name="said">A file, one of the two words, or null where nobody says.</param>
    /// <param name="stage">The stage that is to start.</param>
    /// <param name="settings">The network, and what given weights are for.</param>
    public static string? Chosen(string? said, GivenWeightsRole stage, KakeraSettings settings) =>
        said is null && settings.GivenWeights != stage ? null : Chosen(said, settings.Network);

    /// <exception cref="KakeraException">The program was taken elsewhere without them.</exception>
    internal static string RequireFile() => System.IO.File.Exists(File)
        ? File
        : throw new KakeraException(
            "the weights that come with Kakera are not there", File, "Build Kakera again, give a file of weights (`kakera weights import`), or do without: --start-from none, and --from-scratch for finetune.");

    /// <summary>Whether a file is theirs or a copy of it, so that what they were trained on is known, whatever is said.</summary>
    internal static bool Are(string file) => System.IO.File.Exists(File) && WeightsJob.Sha256(file) == WeightsJob.Sha256(File);

    /// <summary>Refuses the word where the weights are missing or belong to another network; before anything that takes time.</summary>
    /// <exception cref="KakeraException">As said.</exception>
    internal static void RequireFor(NetworkSettings network)
    {
        RequireFile();
        if (!Suit(network))
        {
            string ours = network.Backbone.ToString().ToLowerInvariant();
            throw new KakeraException(
                $"the weights that come with Kakera are those of a resnet18, and the network is a {ours}", $"--start-from {Word}",
                $"Take --backbone resnet18, or give weights of a {ours} (`kakera weights import`).");
        }
    }

    /// <summary>The file of what the user gave: for the word, the encoder that is made of these weights; null for none.</summary>
    /// <exception cref="KakeraException">As <see cref="RequireFor"/>.</exception>
    internal static string? PathOf(string? given, Workspace workspace, KakeraSettings settings, JobContext context) =>
        given == Word ? In(workspace, settings, context) : given;

    private static bool Suit(NetworkSettings network) => network.Backbone == Backbone.ResNet18;

    // Made in the workspace the first time.
    private static string In(Workspace workspace, KakeraSettings settings, JobContext context)
    {
        RequireFor(settings.Network);
        string file = RequireFile(), target = WeightsJob.Target(workspace, file, Pixels, settings);
        if (!System.IO.File.Exists(target))
            ForeignWeights.Import(file, Pixels, target, settings.Network, settings.Image.Size, context.Time.GetUtcNow());
        return target;
    }
}
