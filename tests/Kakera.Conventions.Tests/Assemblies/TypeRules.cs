using System.Reflection;
using Kakera.Data.Settings;

namespace Kakera.Conventions.Tests.Assemblies;

/// <summary>Rules that a compiled type keeps or breaks.</summary>
internal static class TypeRules
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>A settings record tells every value that is out of range.</summary>
    public static IEnumerable<string> SettingsWithoutProblems(Type type)
    {
        if (!type.IsPublic || !type.Name.EndsWith("Settings", StringComparison.Ordinal) || !IsRecord(type))
            yield break;
        if (!type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(method =>
                method.Name == "Problems" && typeof(IEnumerable<SettingProblem>).IsAssignableFrom(method.ReturnType)))
            yield return $"{type.FullName} has no IEnumerable<SettingProblem> Problems(…)";
    }

    /// <summary>More than two results have names: a record.</summary>
    public static IEnumerable<string> WideTuples(Type type) =>
        from member in type.GetMembers(Declared)
        where !type.FullName!.Contains('<', StringComparison.Ordinal) // what the compiler makes is nobody's to name
        let result = member switch
        {
            MethodInfo method when method.IsPublic || method.IsAssembly => method.ReturnType,
            PropertyInfo property => property.PropertyType,
            _ => null,
        }
        where result is not null && HoldsWideTuple(result)
        select $"{type.FullName}.{member.Name} gives a tuple of more than two; make it a record";

    /// <summary>Settings are immutable: a property is set when the record is made, or never.</summary>
    public static IEnumerable<string> MutableSettings(Type type)
    {
        if (!type.Name.EndsWith("Settings", StringComparison.Ordinal) || !IsRecord(type))
            yield break;
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
                yield return $"{type.FullName}.{property.Name} can be changed; use init";
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool HoldsWideTuple(Type type) =>
        (type.IsGenericType && type.FullName is { } name && name.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
         && type.GetGenericArguments().Length > 2)
        || (type.HasElementType && HoldsWideTuple(type.GetElementType()!))
        || type.GetGenericArguments().Any(HoldsWideTuple);
}
