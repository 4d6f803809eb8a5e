using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Kakera.Benchmarks.KeyedRandomBenchmarks).Assembly).Run(args);
