namespace Kakera.Learning.Methods.Jigsaw;

/// <summary>Where in its image a tile is cut out, in pixels from the upper left.</summary>
internal sealed record TilePlace(int Top, int Left);
