namespace Kakera.Learning.Methods;

/// <summary>Makes a class a method of pre-training that settings can name.</summary>
/// <param name="name">The value of <c>pretrain.method</c>: <c>barlow-twins</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class PretrainMethodAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
