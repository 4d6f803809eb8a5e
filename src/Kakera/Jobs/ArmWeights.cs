using Kakera.Learning.Training;
using Kakera.Settings;

namespace Kakera.Jobs;

/// <summary>Which weights the arms of a pilot begin with, by their method.</summary>
/// <param name="given">The file of weights that others trained, or null.</param>
/// <param name="role">What these are for.</param>
/// <param name="encoders">The files that pre-trainings made, by method.</param>
internal sealed class ArmWeights(string? given, GivenWeightsRole role, IReadOnlyDictionary<string, string> encoders)
{
    /// <summary>Before anything is pre-trained: enough to know which arms share a fine-tuning.</summary>
    public ArmWeights(string? given, GivenWeightsRole role)
        : this(given, role, new Dictionary<string, string>())
    {
    }

    /// <summary>What the network is fine-tuned from; null for random weights.</summary>
    public string? Start(string method) => Given(method) ?? Own(method);

    /// <summary>The same, if it is the given weights; else null. Known before anything is pre-trained.</summary>
    public string? Given(string method) => StartsFromGiven(method) ? given : null;

    /// <summary>The settings of its fine-tuning, with images made as large as suits what it starts from (<see cref="ChosenEnlargement"/>).</summary>
    /// <param name="settings">What all arms share.</param>
    /// <param name="method">The arm's method.</param>
    /// <param name="side">The images' side in pixels.</param>
    public FinetuneSettings Finetune(FinetuneSettings settings, string method, int side) => ChosenEnlargement.In(settings, Given(method), side);

    /// <summary>What the probe beside it looks at: what the method has made, and given weights that fine-tuning starts from. None for random weights.</summary>
    public IReadOnlyList<string> Probed(string method) => [.. new[] { Own(method), Given(method) }.OfType<string>()];

    /// <summary>How many networks that will be, before anything is pre-trained; random weights are one.</summary>
    public int ProbedNetworks(string method) => PilotArm.Pretrains(method) && StartsFromGiven(method) ? 2 : 1;

    /// <summary>Whether each arm needs a fine-tuning of its own: not where an arm before it has the same one, and only their probes differ.</summary>
    public IReadOnlyList<bool> Trains(IReadOnlyList<PilotArm> arms) => [.. arms.Select((arm, i) => !arms.Take(i).Any(before => Share(before, arm)))];

    /// <summary>Whether two arms have one fine-tuning.</summary>
    public bool Share(PilotArm one, PilotArm other) => (one.LabelsPerClass, one.Draw) == (other.LabelsPerClass, other.Draw)
        && (one.Method == other.Method || (StartsFromGiven(one.Method) && StartsFromGiven(other.Method)));

    private string? Own(string method) => PilotArm.Pretrains(method) ? encoders[method] : null;

    private bool StartsFromGiven(string method) =>
        method == PilotArm.Transfer || (role == GivenWeightsRole.Finetune && given is not null && PilotArm.Pretrains(method));
}
