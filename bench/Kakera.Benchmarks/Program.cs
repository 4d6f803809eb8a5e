using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kakera.Benchmarks;
using Kakera.Learning.Schedules;

// What needs a process of its own, or turns with something else; the scripts beside this project and docs/performance.md call them.
switch (args)
{
    case ["data-work", string images, string side, string batch, string epochs]:
        DataWork.Run(images, Number(side), Number(batch), Number(epochs));
        return;
    case ["bare-step", string schedule, string side, string pairs]:
        StepOverhead.Run(Enum.Parse<ScheduleKind>(schedule, ignoreCase: true), Number(side), Number(pairs));
        return;
    case ["flat-memory", string schedule, string steps]:
        FlatMemory.Run(Enum.Parse<ScheduleKind>(schedule, ignoreCase: true), Number(steps));
        return;
    case ["many-images", string folder, string count]:
        ManyImages.Write(folder, Number(count));
        return;
    case ["read-pixels", string workspace, string side]:
        Console.WriteLine($"{PixelReading.Run(workspace, Number(side))} images read");
        return;
}

// In this process: the project that would be generated otherwise knows nothing of eng/Torch.props, without which torch does not load everywhere.
IConfig config = ManualConfig.Create(DefaultConfig.Instance).AddJob(new Job().WithToolchain(InProcessEmitToolchain.Instance).AsMutator());
BenchmarkSwitcher.FromAssembly(typeof(KeyedRandomBenchmarks).Assembly).Run(args, config);

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
