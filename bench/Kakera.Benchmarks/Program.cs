using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kakera.Benchmarks;

// Parts of bench/growth, which measures memory and so needs a process for each.
switch (args)
{
    case ["many-images", string folder, string count]:
        ManyImages.Write(folder, int.Parse(count, CultureInfo.InvariantCulture));
        return;
    case ["read-pixels", string workspace, string side]:
        Console.WriteLine($"{PixelReading.Run(workspace, int.Parse(side, CultureInfo.InvariantCulture))} images read");
        return;
}

// In this process: the project that would be generated otherwise knows nothing of eng/Torch.props, without which torch does not load everywhere.
IConfig config = ManualConfig.Create(DefaultConfig.Instance).AddJob(new Job().WithToolchain(InProcessEmitToolchain.Instance).AsMutator());
BenchmarkSwitcher.FromAssembly(typeof(KeyedRandomBenchmarks).Assembly).Run(args, config);
