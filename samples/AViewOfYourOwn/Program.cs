// Shows: a view of your own, and how to see what it does. Writes a contact sheet, one row an image: the image, the product's view x′, a view
// with other settings, a view with a distortion that the product does not have (the dark rim of a dermatoscope), and its puzzles.
//
//   dotnet run -c Release --project samples/AViewOfYourOwn -- practice/images sheet.png

using Kakera.Data.Images;
using Kakera.Learning.Puzzles;
using Kakera.Learning.Transforms;
using NetVips;
using static TorchSharp.torch;

const int Side = 96;
const int MostImages = 6;
const ulong Seed = 0;

if (args.Length != 2 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("usage: AViewOfYourOwn IMAGES SHEET.png");
    return 1;
}

// Pixels, decoded as training decodes them, and a key for each image: what is drawn for it depends on the key, not on its neighbours.
var pixels = new List<byte>();
var keys = new List<ulong>();
foreach (string path in Directory.EnumerateFiles(args[0], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    try
    {
        pixels.AddRange(ImageReader.Decode(await File.ReadAllBytesAsync(path), Side));
        keys.Add((ulong)keys.Count);
    }
    catch (ImageProblemException problem)
    {
        Console.Error.WriteLine($"{path}: {problem.Message}");
    }

    if (keys.Count == MostImages)
        break;
}

if (keys.Count == 0)
{
    Console.Error.WriteLine($"{args[0]}: no images");
    return 2;
}

using var scope = NewDisposeScope();
Tensor images = tensor(pixels.ToArray(), [keys.Count, 3, Side, Side], ScalarType.Byte);

// The same in a settings file: [pretrain.views.source] crop_scale_min = 0.6 …
ViewSettings gentle = ViewSettings.None with { HorizontalFlip = .5, RotationDegrees = 20, CropScaleMin = .6, Brightness = .3 };
Tensor Make(ViewSettings settings) => new ViewPipeline(settings, Side).Apply(images, keys, Seed, epoch: 0, view: 0);
Tensor Puzzle(Tensor views, int grid) =>
    JigsawPuzzle.Shuffle(views, grid, JigsawPuzzle.DrawPermutations(grid, keys, Seed, epoch: 0, view: 0));

Tensor own = ViewPipeline.ToPixels(Make(gentle)).to(ScalarType.Float32) * Rim(); // a tensor, not a plain number: see the project file
Tensor[] columns =
[
    images,
    ViewPipeline.ToPixels(Make(new Kakera.Learning.Transforms.PretrainViews().Source)),
    ViewPipeline.ToPixels(Make(gentle)),
    own.to(ScalarType.Byte),
    .. new[] { 8, 4, 2 }.Select(grid => Puzzle(own.to(ScalarType.Byte), grid)),
];
Tensor sheet = cat(columns, 3).permute(0, 2, 3, 1).contiguous();                            // N 3 S (7 S) -> (N S) (7 S) 3
using Image png = Image.NewFromMemory(
    sheet.data<byte>().ToArray(), columns.Length * Side, keys.Count * Side, bands: 3, Enums.BandFormat.Uchar);
png.WriteToFile(args[1]);
Console.WriteLine($"{args[1]}: {keys.Count} images; image, x′, gentle, with a rim, puzzles of 8×8, 4×4 and 2×2 cells");
return 0;

// [1, 1, S, S]: 1 inside a circle, falling to 0 outside.
static Tensor Rim()
{
    float[] light = [.. from y in Enumerable.Range(0, Side)
                        from x in Enumerable.Range(0, Side)
                        let distance = Math.Sqrt(Math.Pow(2.0 * x / (Side - 1) - 1, 2) + Math.Pow(2.0 * y / (Side - 1) - 1, 2))
                        select (float)Math.Clamp((1.1 - distance) / .15, 0, 1)];
    return tensor(light, [1, 1, Side, Side]);
}
