// Torch uses all cores by itself. And TorchSharp's numbers, which tests use freely, are only safe while nothing else provokes a garbage
// collection in the middle of a call; see Kakera.Learning's Numbers.cs.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
