using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Training;

/// <summary>The values of one batch, gathered as tensors and read together: each reading waits for the device.</summary>
internal sealed class BatchValues
{
    private readonly List<string> _names = [];
    private readonly List<Tensor> _values = [];
    private double _gradientNorm;

    /// <summary>Adds one optimiser step's; of several, the longest gradient counts.</summary>
    public void Add(IReadOnlyList<StageLoss> stages, double gradientNorm)
    {
        _gradientNorm = Math.Max(_gradientNorm, gradientNorm);
        foreach (StageLoss stage in stages)
        {
            _names.Add($"{stage.Stage}.loss");
            _values.Add(stage.Loss.detach());
            foreach ((string part, Tensor value) in stage.Parts)
            {
                _names.Add($"{stage.Stage}.{part}");
                _values.Add(value.detach());
            }
        }
    }

    /// <summary>All values by name, with the sum of the stages' losses under <paramref name="total"/>.</summary>
    public IReadOnlyDictionary<string, double> Read(string total)
    {
        using DisposeScope scope = NewDisposeScope();
        float[] numbers = [.. stack([.. _values.Select(value => value.to(ScalarType.Float32))]).cpu().data<float>()];
        var values = new Dictionary<string, double>(StringComparer.Ordinal) { [total] = 0, ["gradient_norm"] = _gradientNorm };
        for (int i = 0; i < numbers.Length; i++)
        {
            values[_names[i]] = numbers[i];
            if (_names[i].EndsWith(".loss", StringComparison.Ordinal))
                values[total] += numbers[i];
        }
        return values;
    }
}
