using Kakera.Data;
using Kakera.Data.Settings;

namespace Kakera.Learning.Training;

/// <summary>Refuses settings that are out of range, all at once.</summary>
internal static class SettingsCheck
{
    /// <exception cref="KakeraException">There is at least one problem; the message lists them all.</exception>
    public static void Require(IEnumerable<SettingProblem> problems)
    {
        SettingProblem[] all = [.. problems];
        if (all.Length > 0)
        {
            throw new KakeraException(
                string.Join("; ", all.Select(problem => $"{problem.Path} {problem.Message}")), "settings",
                "Change them in the settings file or on the command line.");
        }
    }
}
