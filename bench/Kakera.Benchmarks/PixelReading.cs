using Kakera.Data.Catalogs;
using Kakera.Data.Pixels;

namespace Kakera.Benchmarks;

/// <summary>Decodes the images of a workspace into its cache, as the commands that learn do, and reads them all once.</summary>
internal static class PixelReading
{
    /// <returns>How many images were read.</returns>
    public static int Run(string workspace, int side)
    {
        using Catalog catalog = Catalog.Open(Path.Combine(workspace, "catalog.db"));
        using TrainingData data = TrainingData.Load(catalog, Path.Combine(workspace, "cache"), side, threads: 0, progress: null, default);
        byte[] image = new byte[data.Pixels.ImageBytes];
        foreach (ImageItem item in data.All.Items)
            data.Pixels.Read(item.PixelIndex, image);
        return data.All.Items.Count;
    }
}
