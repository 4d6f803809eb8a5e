using Kakera.Data.Splits;

namespace Kakera.Data.Labels;

/// <summary>What a label source says of one image.</summary>
internal sealed record ImageLabel(string? Label, string? Group, string? Site, Split? Split);
