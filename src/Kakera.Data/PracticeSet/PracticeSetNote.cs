namespace Kakera.Data.PracticeSet;

/// <summary>The note inside a practice set, in English and Japanese. Its first line is how the folder of a set is known.</summary>
internal static class PracticeSetNote
{
    /// <summary>Never to be changed: folders of earlier versions are known by it.</summary>
    public const string FirstLine = "KAKERA PRACTICE SET - SYNTHETIC IMAGES - NOT MEDICAL DATA";

    public static string Text(PracticeSetOptions options, int lesions, int files) =>
        $"""
        {FirstLine}

        These images are synthetic. A program drew them: `kakera demo`, with seed {options.Seed},
        {options.Images} images of {options.Side} x {options.Side} pixels ({lesions} imagined lesions, {files} files).
        No patient, no photograph, no real lesion is behind any of them.
        They are for trying Kakera and for tests. They must never be used for diagnosis, for training a model that is used on
        patients, or as medical teaching material. The classes are patterns of lines and dots, not diagnoses.

        images/      the pictures; every file name begins with "synthetic_", and each picture says so in its metadata
        labels.csv   image, lesion_id (images of one lesion belong together), diagnosis (network, globules, streaks, veil)

        On purpose, so that the checks have something to find: three files are exact copies of others, one of them with another
        label; one JPEG file is truncated; one file named .jpg is text; one is empty; one has only a few pixels.

        ----

        Kakera 練習用データセット（合成画像・医療データではありません）

        このフォルダーの画像はすべて、コマンド `kakera demo` が計算だけで描いた合成画像です（シード {options.Seed}、{options.Images} 枚、{options.Side} x {options.Side} ピクセル）。
        架空の病変 {lesions} 個、ファイル {files} 個からなり、実在の患者、写真、病変に由来するものは一切含まれていません。
        Kakera の試用とテストのためのものです。診断、診療に使うモデルの学習、医学教育の教材には絶対に使用しないでください。
        クラス名は線や点の模様の種類を表すもので、病名ではありません。

        images/      画像。ファイル名はすべて "synthetic_" で始まり、メタデータにも合成画像であることを記録しています
        labels.csv   image（画像）、lesion_id（同じ病変の画像は同じ番号）、diagnosis（network, globules, streaks, veil）

        データ検査の機能を試せるように、次のファイルをわざと混ぜてあります。
        完全に同じ内容の複製 3 個（うち 1 個はラベルが異なります）、途中で切れた JPEG、拡張子が .jpg のテキストファイル、
        空のファイル、数ピクセルしかない極小の画像が各 1 個です。

        """;
}
