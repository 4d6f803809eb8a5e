using System.Reflection;
using Kakera.Data.Settings;

namespace Kakera.Learning.Methods;

/// <summary>The methods of pre-training: every class of this library that says it is one.</summary>
public static class PretrainMethods
{
    /// <summary>The method of the product, and the default.</summary>
    public const string FgSsl = "fg-ssl";

    private static readonly Dictionary<string, Type> Types = typeof(PretrainMethods).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(PretrainMethodAttribute)))
        .ToDictionary(type => type.GetCustomAttribute<PretrainMethodAttribute>()!.Name, StringComparer.Ordinal);

    /// <summary>What <c>pretrain.method</c> may be: the default first, the others in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [FgSsl, .. Types.Keys.Where(name => name != FgSsl).Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with a name, under the path <c>method</c>.</summary>
    internal static IEnumerable<SettingProblem> Problems(string name)
    {
        if (!Types.ContainsKey(name))
            yield return new SettingProblem("method", $"is \"{name}\"; must be one of {string.Join(", ", Names)}");
    }

    /// <summary>The method that the settings name, its network on the CPU. The caller's to dispose; never made inside a dispose scope.</summary>
    internal static IPretrainMethod Create(MethodSetup setup) =>
        (IPretrainMethod)Activator.CreateInstance(Types[setup.Settings.Method], setup)!;
}
