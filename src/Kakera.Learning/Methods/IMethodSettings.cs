using Kakera.Data.Settings;

namespace Kakera.Learning.Methods;

/// <summary>
/// A method's own section of <see cref="Training.PretrainSettings"/>. The property's name is the method's: <c>BarlowTwins</c> is the section
/// <c>[pretrain.barlow_twins]</c> of the method <c>barlow-twins</c>.
/// </summary>
internal interface IMethodSettings
{
    /// <summary>Every value out of range.</summary>
    IEnumerable<SettingProblem> Problems();
}
