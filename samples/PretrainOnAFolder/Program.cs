// Shows: images into a workspace, pre-training without labels, and what came out. Jobs are what the command line calls, too: run it again
// and it goes on where it stopped; Ctrl+C leaves a checkpoint.
//
//   dotnet run -c Release --project samples/PretrainOnAFolder -- IMAGES WORKSPACE [EPOCHS]

using System.Globalization;
using Kakera.Data;
using Kakera.Data.Import;
using Kakera.Data.Progress;
using Kakera.Jobs;
using Kakera.Learning.Inference;
using Kakera.Learning.Training;
using Kakera.Settings;

if (args.Length is < 2 or > 3)
{
    Console.Error.WriteLine("usage: PretrainOnAFolder IMAGES WORKSPACE [EPOCHS]");
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var defaults = new KakeraSettings();
KakeraSettings settings = defaults with
{
    Image = defaults.Image with { Size = 32 },
    Network = defaults.Network with { Backbone = Kakera.Learning.Models.Backbone.ResNet18 },
    Pretrain = defaults.Pretrain with { Epochs = args.Length == 3 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1 },
};
var context = new JobContext(new Lines(), Console.Error.WriteLine, TimeProvider.System, Language.English, CommandLine: null, stop.Token);

try
{
    SettingsText.Require(settings);
    ImportSummary import = ImportJob.Run(args[1], args[0], labels: null, columns: null, settings, context);
    Console.WriteLine($"{import.Catalog.Used} images used, {import.Catalog.Duplicates} copies, {import.Catalog.Quarantined} unusable");
    foreach (Finding finding in import.Findings)
        Console.WriteLine($"  {FindingText.Describe(finding, Language.English)}");

    PretrainResult result = PretrainJob.Run(args[1], settings, context);
    ModelDescription encoder = ModelFile.Describe(result.ModelPath);
    Console.WriteLine($"{result.Epochs} epochs, {result.ImagesSeen} images seen in {result.Elapsed.TotalSeconds:0} s");
    foreach (EpochRecord epoch in result.History)
        Console.WriteLine($"  epoch {epoch.Epoch}: loss {epoch.Loss:0.0}, effective rank {epoch.Measure("effective_rank"):0.0}");
    Console.WriteLine($"{encoder.Network.Backbone} for images of {encoder.ImageSide}×{encoder.ImageSide} pixels: {result.ModelPath}");
    return 0;
}
catch (KakeraException mendable) // what the user can mend; any other exception is a fault of the program
{
    Console.Error.WriteLine(mendable.Message);
    return 2;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped; the same command goes on.");
    return 130;
}

internal sealed class Lines : IProgress<JobProgress>
{
    private string? _stage;

    public void Report(JobProgress value)
    {
        if (value.Stage != _stage)
            Console.Error.WriteLine($"{_stage = value.Stage}: {value.Total} {value.Unit}");
    }
}
