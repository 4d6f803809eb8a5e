using Kakera.Cli.Errors;

namespace Kakera.Cli.Tests.Terminal;

public sealed class JapaneseErrorsTests
{
    [Theory]
    [InlineData("the disk is full", "ディスクがいっぱいです")]
    [InlineData("Ask for at most 12, or for all.", "12 以下か all を指定してください。")]
    [InlineData("there is no column \"a to b\"; the header is at least 3, x", "「a to b」という列はありません。見出しは at least 3, x です")]
    [InlineData("the workspace is in use by process 12 (pretrain, since 2026-01-02 03:04)", "作業フォルダは使用中です: プロセス 12(pretrain、2026-01-02 03:04 から)")]
    [InlineData("none of the 2 image files can be used; the first is a.jpg: the end of the JPEG file is missing",
        "画像ファイル 2 件のうち使えるものがありません。最初のファイルは a.jpg: JPEG ファイルの終わりがありません")]
    [InlineData("something that nobody foresaw", "something that nobody foresaw")]
    public void A_sentence_is_translated_and_names_within_it_are_left_alone(string english, string japanese) =>
        Assert.Equal(japanese, JapaneseErrors.Of(english));

    [Theory]
    [InlineData("trial 2/4: 8,4,2", "試行 2/4: 8,4,2")]
    [InlineData("run 2/6: fg-ssl, 10 labels a class, draw 1", "学習 2/6: fg-ssl、ラベル 10 件/クラス、抽選 1")]
    [InlineData("/w/a.safetensors: the file is no checkpoint. Going back to the checkpoint before it.", "/w/a.safetensors: チェックポイントではありません。1 つ前のチェックポイントに戻ります。")]
    [InlineData("1 to 3.jpg", "1 to 3.jpg")]
    [InlineData("Pre-training stands still: in 10 epochs up to epoch 14 of 20 nothing moved by more than 1 % (loss 50.2 → 50.1, effective_rank 8 → 8). The learning rate is brought down now, and epoch 16 is the last.",
        "事前学習の進みが止まりました: エポック 14(予定 20)までの 10 エポックで 1 % を超える変化がありません(loss 50.2 → 50.1, effective_rank 8 → 8)。ここから学習率を下げ、エポック 16 で終えます。")]
    [InlineData("Pre-training takes longer than planned, 20.5 s an epoch: of 40 epochs 20 fit into its time. The learning rate is brought down until then.",
        "事前学習が計画より遅れています(1 エポック 20.5 秒)。40 エポックのうち、時間内に収まる 20 エポックで終えるよう、学習率を下げていきます。")]
    public void Notes_of_progress_are_translated_and_names_of_files_are_not(string english, string japanese) =>
        Assert.Equal(japanese, JapaneseErrors.OfNote(english));

    [Fact]
    public void Lists_of_settings_are_translated_line_by_line() => Assert.Equal(
        """
        次の設定を直して、もう一度実行してください:
          pretrain.epochs(--epochs): 0 は使えません。1 〜 100000にしてください
          pretrain.epoch(k.toml, 2 行目): この設定はありません。pretrain.epochs のことでしょうか
          pretrain.grids[0]: 8 は使えません。画像の一辺 50 を割り切る数にしてください。使えるのは 5, 10、25 です。または画像の一辺を 48 にしてください
        """,
        JapaneseErrors.Of(
            """
            Correct these and run again:
              pretrain.epochs (--epochs): is 0; must be 1 to 100000
              pretrain.epoch (k.toml, line 2): there is no such setting; did you mean pretrain.epochs?
              pretrain.grids[0]: is 8; must divide the image side 50; 5, 10 and 25 do; or choose an image side of 48
            """));
}
