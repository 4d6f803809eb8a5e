using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kakera.Benchmarks;
using Kakera.Learning.Schedules;

switch (args)
{
    case ["data-work", string images, string side, string batch, string epochs]: // called by bench/compare-data-with-pytorch
        DataWork.Run(images, int.Parse(side), int.Parse(batch), int.Parse(epochs));
        break;
    case ["bare-step", string schedule, string side, string pairs]:
        StepOverhead.Run(Enum.Parse<ScheduleKind>(schedule, ignoreCase: true), int.Parse(side), int.Parse(pairs));
        break;
    case ["flat-memory", string schedule, string steps]:
        FlatMemory.Run(Enum.Parse<ScheduleKind>(schedule, ignoreCase: true), int.Parse(steps));
        break;
    default:
        // In this process: the project that would be generated otherwise knows nothing of eng/Torch.props, without which torch does not load everywhere.
        IConfig config = ManualConfig.Create(DefaultConfig.Instance).AddJob(new Job().WithToolchain(InProcessEmitToolchain.Instance).AsMutator());
        BenchmarkSwitcher.FromAssembly(typeof(KeyedRandomBenchmarks).Assembly).Run(args, config);
        break;
}
