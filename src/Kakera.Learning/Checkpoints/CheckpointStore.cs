using System.Globalization;
using System.Text.Json;
using Kakera.Data;
using Kakera.Data.Files;

namespace Kakera.Learning.Checkpoints;

/// <summary>The checkpoints of one run: the newest two, each in one file. One process at a time; the workspace sees to that.</summary>
internal sealed class CheckpointStore(string runFolder)
{
    private const int Kept = 2;
    private const string DescriptionKey = "kakera.checkpoint";
    private readonly string _folder = Path.Combine(runFolder, "checkpoints");

    /// <summary>Writes a checkpoint, then removes all but the newest two.</summary>
    /// <exception cref="KakeraException">It cannot be written; the ones before it stay.</exception>
    public void Save(Checkpoint checkpoint)
    {
        string description = JsonSerializer.Serialize(checkpoint.Description, DescriptionJson.Options);
        MakeFolder();
        string name = string.Create(CultureInfo.InvariantCulture, $"step-{checkpoint.Description.Step:D9}.safetensors");
        TensorFile.Write(Path.Combine(_folder, name), checkpoint.Tensors, new Dictionary<string,
            string> { [DescriptionKey] = description });
        foreach (string old in NewestFirst().Skip(Kept))
            File.Delete(old);
    }

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(_folder);
        }
        catch (Exception fault) when (FileProblem.IsOne(fault))
        {
            throw FileProblem.Translate(fault, _folder);
        }
    }

    /// <summary>The newest checkpoint that is whole, its tensors in the caller's dispose scope; null where there is none.</summary>
    /// <param name="say">Told of each damaged one that is passed over.</param>
    public Checkpoint? LoadNewest(Action<string>? say)
    {
        foreach (string path in NewestFirst())
        {
            try
            {
                TensorFileContent content = TensorFile.Read(path);
                return new Checkpoint(Describe(path, content.Metadata), content.Tensors);
            }
            catch (KakeraException damage)
            {
                say?.Invoke($"{damage.Where}: {damage.What}. Going back to the checkpoint before it.");
                // Out of the count: it must not push out a good one that is written later.
                File.Move(path, path + ".damaged", overwrite: true);
            }
        }
        return null;
    }

    /// <summary>What the newest readable checkpoint says of itself, without reading its tensors; null where there is none.</summary>
    public CheckpointDescription? DescribeNewest()
    {
        foreach (string path in NewestFirst())
        {
            try
            {
                return Describe(path, TensorFile.ReadHeader(path).Metadata);
            }
            catch (KakeraException)
            {
                // LoadNewest passes over it too, and says so.
            }
        }
        return null;
    }

    /// <summary>Removes all checkpoints: the run is finished and its model written.</summary>
    public void Clear()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static CheckpointDescription Describe(string path, IReadOnlyDictionary<string, string> metadata)
    {
        const string remedy = "Remove the file to go back to the checkpoint before it.";
        if (!metadata.TryGetValue(DescriptionKey, out string? json))
            throw new KakeraException("the file is no checkpoint", path, remedy);
        try
        {
            CheckpointDescription description = JsonSerializer.Deserialize<CheckpointDescription>(json, DescriptionJson.Options)!;
            return description.Version == CheckpointDescription.CurrentVersion
                ? description
                : throw new KakeraException($"the checkpoint has layout {description.Version}, this program reads {CheckpointDescription.CurrentVersion}", path, remedy);
        }
        catch (JsonException fault)
        {
            throw new KakeraException("the checkpoint's description cannot be read", path, remedy, fault);
        }
    }

    private string[] NewestFirst() =>
        Directory.Exists(_folder) ? [.. Directory.GetFiles(_folder, "step-*.safetensors").OrderDescending(StringComparer.Ordinal)] : [];
}
