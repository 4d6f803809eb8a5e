using Kakera.Data.Images;

namespace Kakera.Data.Import;

/// <summary>Findings in plain words.</summary>
public static class FindingText
{
    /// <summary>What was found, how often and what follows from it, in one or two sentences; the names are not among them.</summary>
    public static string Describe(Finding finding, Language language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return language == Language.Japanese ? Japanese(finding) : English(finding);
    }

    /// <summary>Why files are quarantined, in a few words.</summary>
    public static string Describe(QuarantineReason reason, Language language) => (reason, language) switch
    {
        (QuarantineReason.Empty, Language.Japanese) => "空のファイル",
        (QuarantineReason.NotAnImage, Language.Japanese) => "画像ではないファイル",
        (QuarantineReason.UnsupportedFormat, Language.Japanese) => "対応していない形式",
        (QuarantineReason.Truncated, Language.Japanese) => "途中で切れたファイル",
        (QuarantineReason.Damaged, Language.Japanese) => "壊れたファイル",
        (QuarantineReason.TooManyPixels, Language.Japanese) => "画素数が上限を超える画像",
        (QuarantineReason.TooSmall, Language.Japanese) => "小さすぎる画像",
        (QuarantineReason.FileTooLarge, Language.Japanese) => "容量が上限を超えるファイル",
        (QuarantineReason.NotReadable, Language.Japanese) => "開けないファイル",
        (QuarantineReason.Empty, _) => "empty",
        (QuarantineReason.NotAnImage, _) => "no image",
        (QuarantineReason.UnsupportedFormat, _) => "of a format that is not read",
        (QuarantineReason.Truncated, _) => "cut off",
        (QuarantineReason.Damaged, _) => "damaged",
        (QuarantineReason.TooManyPixels, _) => "larger than the limit of pixels",
        (QuarantineReason.TooSmall, _) => "too small",
        (QuarantineReason.FileTooLarge, _) => "larger than the limit of bytes",
        (QuarantineReason.NotReadable, _) => "impossible to open",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private static string English(Finding finding)
    {
        int n = finding.Count;
        string Many(string one, string many) => n == 1 ? $"1 {one}" : $"{n} {many}";
        return finding.Kind switch
        {
            FindingKind.Quarantined =>
                $"{Many("file is", "files are")} {Describe(finding.Reason!.Value, Language.English)} and kept out.",
            FindingKind.Duplicates => $"{Many("file is an exact copy", "files are exact copies")} of another; each image is used once.",
            FindingKind.ConflictingLabels =>
                $"{Many("image exists", "images exist")} in identical copies with different labels, and {(n == 1 ? "is" : "are")} used without a label. Please decide which is right.",
            FindingKind.DuplicatesAcrossGroups =>
                $"{Many("image belongs", "images belong")} to several groups (patients or lesions); those groups are kept together. Please check the group column.",
            FindingKind.ConflictingRows =>
                $"{Many("image is named", "images are named")} by several rows of the label file with different labels, and used without a label. Please decide which is right.",
            FindingKind.RowsWithoutImage => $"{Many("row of the label file names an image that is", "rows of the label file name images that are")} not in the folder.",
            FindingKind.ImagesWithoutRow => $"{Many("image is", "images are")} not in the label file, and used without a label.",
            FindingKind.AmbiguousRows =>
                $"{Many("row of the label file fits", "rows of the label file fit")} several images and {(n == 1 ? "was" : "were")} left out. Please give the folder and the extension too.",
            FindingKind.UnknownSplits => $"{Many("row has", "rows have")} a split other than train, validation or test; it was passed over.",
            FindingKind.ImagesWithoutGroup =>
                $"{Many("image names", "images name")} no group (patient or lesion), and {(n == 1 ? "counts" : "each counts")} as one of its own. If several show the same patient, figures are too good: please name the patient or lesion in a column of a label table.",
            FindingKind.GroupsWithSeveralLabels => $"{Many("group (patient or lesion) has", "groups (patients or lesions) have")} images with different labels.",
            FindingKind.GroupsAcrossSplits =>
                $"{Many("group (patient or lesion) lies", "groups (patients or lesions) lie")} in several splits of the label file. To keep the test honest, each was moved as a whole: to test if any of its images is there, otherwise to validation.",
            FindingKind.SmallClasses => $"{Many("class has", "classes have")} few images; results for {(n == 1 ? "it" : "them")} will be uncertain.",
            FindingKind.ClassesNotInEverySplit =>
                $"{Many("class has", "classes have")} too few groups (patients or lesions) to be in train, validation and test. What there is goes to train first, then to test.",
            FindingKind.VerySmallImages => $"{Many("image is", "images are")} very small; fine detail may be missing.",
            FindingKind.UnusualSizes => $"{Many("image differs", "images differ")} much from the rest in size or shape.",
            FindingKind.UnusualModes => $"{Many("image is", "images are")} stored in another mode than the rest.",
            FindingKind.UnusualColour => $"{Many("image differs", "images differ")} from the rest by being grey or coloured.",
            FindingKind.NearlyConstant => $"{Many("image shows", "images show")} nearly one value everywhere and may be blank.",
            FindingKind.SeveralPages => $"{Many("file has", "files have")} several pages; the first is used.",
            FindingKind.Vanished => $"{Many("image that was imported earlier is", "images that were imported earlier are")} no longer in the folder.",
            FindingKind.UnreadableFolders => $"{Many("subfolder", "subfolders")} could not be opened; the images in {(n == 1 ? "it" : "them")} are missing here.",
            _ => throw new ArgumentOutOfRangeException(nameof(finding)),
        };
    }

    private static string Japanese(Finding finding)
    {
        int n = finding.Count;
        return finding.Kind switch
        {
            FindingKind.Quarantined => $"{Describe(finding.Reason!.Value, Language.Japanese)}が{n}件あり、除外しました。",
            FindingKind.Duplicates => $"内容がまったく同じファイルが{n}件あります。同じ画像は一度だけ使います。",
            FindingKind.ConflictingLabels =>
                $"同一の画像に異なるラベルが付いているものが{n}件あります。ラベルなしとして扱います。どちらが正しいかご確認ください。",
            FindingKind.DuplicatesAcrossGroups =>
                $"同一の画像が複数のグループ(患者・病変)に属しているものが{n}件あります。それらのグループはまとめて扱います。グループの列をご確認ください。",
            FindingKind.ConflictingRows =>
                $"ラベルファイルの複数の行で異なるラベルが付いている画像が{n}件あります。ラベルなしとして扱います。どちらが正しいかご確認ください。",
            FindingKind.RowsWithoutImage => $"ラベルファイルの{n}行について、該当する画像がフォルダーにありません。",
            FindingKind.ImagesWithoutRow => $"ラベルファイルに載っていない画像が{n}件あります。ラベルなしとして使います。",
            FindingKind.AmbiguousRows =>
                $"ラベルファイルの{n}行は、複数の画像に当てはまるため使いませんでした。フォルダー名と拡張子も書いてください。",
            FindingKind.UnknownSplits => $"分割の列が train・validation・test のいずれでもない行が{n}行あります。その指定は無視しました。",
            FindingKind.ImagesWithoutGroup =>
                $"グループ(患者・病変)の分からない画像が{n}件あり、それぞれを独立した 1 グループとして扱います。同じ患者の画像が複数あると評価値が実際より良く出ます。患者または病変をラベル表の列で指定してください。",
            FindingKind.GroupsWithSeveralLabels => $"画像ごとにラベルが異なるグループ(患者・病変)が{n}件あります。",
            FindingKind.GroupsAcrossSplits =>
                $"ラベルファイルで複数の分割にまたがるグループ(患者・病変)が{n}件あります。評価の公正さを保つため、グループ全体をまとめて移しました(1枚でもテストにあればテスト、なければ検証)。",
            FindingKind.SmallClasses => $"画像が少ないクラスが{n}件あります。そのクラスの結果は不確かになります。",
            FindingKind.ClassesNotInEverySplit =>
                $"グループ(患者・病変)が少なく、学習・検証・テストのすべてには入れられないクラスが{n}件あります。学習、テストの順に優先して割り当てます。",
            FindingKind.VerySmallImages => $"非常に小さい画像が{n}件あります。細部が失われている可能性があります。",
            FindingKind.UnusualSizes => $"大きさや縦横比がほかと大きく異なる画像が{n}件あります。",
            FindingKind.UnusualModes => $"色数やビット数がほかと異なる画像が{n}件あります。",
            FindingKind.UnusualColour => $"カラーと白黒がほかの画像と異なるものが{n}件あります。",
            FindingKind.NearlyConstant => $"ほぼ一色の画像が{n}件あります。何も写っていない可能性があります。",
            FindingKind.SeveralPages => $"複数ページのファイルが{n}件あります。最初のページだけを使います。",
            FindingKind.Vanished => $"以前取り込んだ画像のうち{n}件がフォルダーにありません。",
            FindingKind.UnreadableFolders => $"開けない下位フォルダーが{n}件あります。その中の画像は含まれていません。",
            _ => throw new ArgumentOutOfRangeException(nameof(finding)),
        };
    }
}
