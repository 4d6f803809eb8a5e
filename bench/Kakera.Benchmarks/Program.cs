using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In this process: the project that would be generated otherwise knows nothing of eng/Torch.props, without which torch does not load everywhere.
IConfig config = ManualConfig.Create(DefaultConfig.Instance).AddJob(new Job().WithToolchain(InProcessEmitToolchain.Instance).AsMutator());
BenchmarkSwitcher.FromAssembly(typeof(Kakera.Benchmarks.KeyedRandomBenchmarks).Assembly).Run(args, config);
