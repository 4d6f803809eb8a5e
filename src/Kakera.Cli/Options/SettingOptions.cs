using System.CommandLine;
using Kakera.Learning.Methods;
using Kakera.Learning.Puzzles;
using Kakera.Settings;
using Kakera.Workspaces;

namespace Kakera.Cli.Options;

/// <summary>The options that set settings, and the order in which settings win: defaults, workspace file, <c>--config</c>, <c>--set</c>, options.</summary>
internal sealed class SettingOptions
{
    public static readonly SettingOption Size = new("--size", ["image.size"], "PX",
        "working size of the images, in pixels", "画像の作業サイズ(ピクセル)");
    public static readonly SettingOption Backbone = new("--backbone", ["network.backbone"], "NAME",
        "resnet18, resnet34 or resnet50", "resnet18、resnet34、resnet50 のいずれか");
    public static readonly SettingOption Epochs = new("--epochs", ["pretrain.epochs"], "N",
        "epochs of pre-training", "事前学習のエポック数");
    public static readonly SettingOption FinetuneEpochs = new("--finetune-epochs", ["finetune.epochs"], "N",
        "epochs of fine-tuning; 0 fits them to the number of labels", "微調整のエポック数。0 はラベル数に合わせて自動");
    public static readonly SettingOption Grids = new("--grids", ["pretrain.grids", "finetune.grids"], "A,B,C|auto",
        "puzzle cells per side, fine to coarse; auto tries some and keeps the best",
        "ジグソーの一辺のマス数(細かい順)。auto はいくつか試して最良のものを使います");
    public static readonly SettingOption GivenGrids = new("--grids", ["pretrain.grids", "finetune.grids"], "A,B,C",
        "puzzle cells per side, fine to coarse", "ジグソーの一辺のマス数(細かい順)")
    {
        Refused = PuzzleGrids.AutoWord,
    };
    public static readonly SettingOption Schedule = new("--schedule", ["pretrain.schedule"], "NAME",
        "progressive or joint", "progressive または joint");
    public static readonly SettingOption Batch = new("--batch", ["pretrain.batch_size"], "N",
        "images in a batch of pre-training", "事前学習のバッチサイズ");
    public static readonly SettingOption LabelsPerClass = new("--labels-per-class", ["pilot.labels_per_class"], "10,50,all",
        "label counts to compare, per class", "比較する 1 クラスあたりのラベル数");
    public static readonly SettingOption Methods = new("--methods", ["pilot.methods"], "fg-ssl,scratch",
        $"ways to begin, compared on the same labels: scratch, transfer (the weights of --start-from alone; then a default), and methods of pre-training ({string.Join(", ", PretrainMethods.Names)}), with epochs of its own as in simclr:65",
        $"同じラベルで比較する開始方法: scratch(事前学習なし)、transfer(--start-from の重みのみ。指定時は既定に含む)と事前学習の手法({string.Join("、", PretrainMethods.Names)}。simclr:65 のようにエポック数を個別に指定可)");
    public static readonly SettingOption Seeds = new("--seeds", ["pilot.seeds"], "N",
        "draws of labels for each count", "ラベル数ごとの抽選回数");
    public static readonly SettingOption Budget = new("--budget", ["pilot.budget"], "30m",
        "how long everything may take; epochs are planned to fit", "全体の制限時間。エポック数を自動で計画します");
    public static readonly SettingOption Device = new("--device", ["device"], "auto",
        "auto, cpu or cuda", "auto、cpu、cuda のいずれか");
    public static readonly SettingOption Threads = new("--threads", ["threads"], "N",
        "threads; 0 for all cores", "スレッド数。0 は全コア");
    public static readonly SettingOption Seed = new("--seed", ["seed"], "S",
        "seed of all random numbers", "乱数のシード");

    private readonly List<(SettingOption Setting, Option<string> Option)> _options;
    private readonly Option<string> _config;
    private readonly Option<string[]> _set;

    private SettingOptions(List<(SettingOption, Option<string>)> options, Option<string> config, Option<string[]> set) =>
        (_options, _config, _set) = (options, config, set);

    /// <summary>Adds the options to a command, with <c>--config</c> and <c>--set</c>.</summary>
    public static SettingOptions AddTo(Command command, Tongue tongue, params SettingOption[] settings)
    {
        var config = new Option<string>("--config") { Description = tongue["a settings file (TOML)", "設定ファイル(TOML)"], HelpName = "FILE" };
        var set = new Option<string[]>("--set")
        {
            Description = tongue["one setting, such as pretrain.learning_rate=0.002; may be repeated", "設定を 1 つ指定(例: pretrain.learning_rate=0.002)。繰り返し可"],
            HelpName = "a.b=c",
        };
        var options = settings.Select(setting => (setting, setting.Create(tongue))).ToList();
        foreach ((_, Option<string> option) in options)
            command.Options.Add(option);
        command.Options.Add(config);
        command.Options.Add(set);
        return new SettingOptions(options, config, set);
    }

    /// <summary>All settings of a command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="workspace">The workspace, whose <c>kakera.toml</c> holds the user's choices; null for none.</param>
    /// <param name="over">What all of these may leave out; null for the defaults.</param>
    public KakeraSettings Resolve(ParseResult parsed, string? workspace, KakeraSettings? over = null)
    {
        var resolver = new SettingsResolver(over ?? new KakeraSettings());
        if (workspace is not null && Path.Combine(workspace, Workspace.SettingsName) is var file && File.Exists(file))
            resolver.AddFile(file);
        if (parsed.GetValue(_config) is { } config)
            resolver.AddFile(config);
        foreach (string assignment in parsed.GetValue(_set) ?? [])
            resolver.AddAssignment(assignment);
        foreach ((SettingOption setting, Option<string> option) in _options)
            if (parsed.GetValue(option) is { } value)
                setting.AddTo(resolver, value);
        return resolver.Resolve();
    }
}
