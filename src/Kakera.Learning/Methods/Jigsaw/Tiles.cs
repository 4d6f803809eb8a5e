using Kakera.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning.Methods.Jigsaw;

/// <summary>
/// An image's tiles: one from each of 3×3 cells, somewhere inside its cell and brought to one brightness and contrast, so that neither
/// edges nor colours that go on in the next tile give the order away (arXiv 1603.09246, section 4.2).
/// </summary>
internal static class Tiles
{
    /// <summary>Tiles of an image.</summary>
    public const int Count = Grid * Grid;

    private const int Grid = 3;
    private const double ShareOfCell = 64.0 / 75;
    private const double VarianceFloor = 1e-5;

    /// <summary>Height and width of a tile of images of one side, in pixels.</summary>
    public static int Side(int imageSide) => (int)Math.Round(imageSide / Grid * ShareOfCell);

    /// <summary>Where an image's tiles are cut, in the order in which the network sees them.</summary>
    /// <param name="order">The cell of each tile; cells are counted row by row.</param>
    /// <param name="imageSide">S.</param>
    /// <param name="random">The image's own generator.</param>
    public static TilePlace[] Draw(int[] order, int imageSide, ref KeyedRandom random)
    {
        int cell = imageSide / Grid, free = cell - Side(imageSide) + 1;
        var places = new TilePlace[order.Length];
        for (int i = 0; i < order.Length; i++)
            places[i] = new TilePlace(order[i] / Grid * cell + random.NextInt(free), order[i] % Grid * cell + random.NextInt(free));
        return places;
    }

    /// <summary>The tiles, each colour of each at mean 0 and deviation 1: [N, C, S, S] → [9N, C, t, t], image after image.</summary>
    public static Tensor Cut(Tensor images, IReadOnlyList<TilePlace[]> places)
    {
        using DisposeScope scope = NewDisposeScope();
        int side = (int)images.shape[3], tile = Side(side);
        long[] from = [.. from image in Enumerable.Range(0, places.Count)
                          from place in places[image]
                          from row in Enumerable.Range(place.Top, tile)
                          from column in Enumerable.Range(place.Left, tile)
                          select ((long)image * side + row) * side + column];
        Tensor tiles = images.permute(0, 2, 3, 1).reshape(-1, images.shape[1])              // N C H W -> (N H W) C
            .index_select(0, tensor(from, device: images.device))
            .reshape(-1, tile, tile, images.shape[1]).permute(0, 3, 1, 2);                  // (N 9 t t) C -> (N 9) C t t
        Tensor centred = tiles - tiles.mean([2, 3], keepdim: true);
        return (centred / centred.Squared().mean([2, 3], keepdim: true).Plus(VarianceFloor).sqrt()).MoveToOuterDisposeScope();
    }
}
