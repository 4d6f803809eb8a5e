using System.Text;
using Kakera.Evaluation.Reports.Html;
using static Kakera.Evaluation.Reports.Html.HtmlPage;

namespace Kakera.Evaluation.Reports.Sections;

/// <summary>Pictures: the surest mistakes, some right answers; or, without labels, what to label first.</summary>
internal static class PictureSection
{
    public static void Append(HtmlPage page, ReportData report)
    {
        if (report.Pictures.Count > 0)
        {
            page.Heading("Pictures", "画像");
            ReportPicture[] wrong = [.. report.Pictures.Where(picture => !picture.IsRight)];
            ReportPicture[] right = [.. report.Pictures.Where(picture => picture.IsRight)];
            Gallery(page, wrong, new("The surest mistakes", "確信度の高い誤り"),
                new("Either the label is wrong, or the classifier has not understood something. An expert should look at each.",
                    "ラベルの誤りか、分類器が理解していない画像です。1 枚ずつ専門家が確認してください。"));
            Gallery(page, right, new("Some right answers", "正解の例"), new("Drawn at random.", "無作為に選んだものです。"));
        }

        if (report.LabelFirst.Count > 0)
        {
            page.Heading("Label these first", "最初にラベルを付ける画像");
            Gallery(page, report.LabelFirst, null,
                new("Each stands for a group of images that look alike to the encoder, the largest groups first.",
                    "エンコーダにとって似ている画像のまとまりを代表する画像です(大きいまとまりの順)。"));
        }
    }

    private static void Gallery(HtmlPage page, IReadOnlyList<ReportPicture> pictures, Bilingual? heading, Bilingual caption)
    {
        if (pictures.Count == 0)
            return;
        if (heading is not null)
            page.Subheading(heading.English, heading.Japanese);
        page.Paragraph(caption.English, caption.Japanese);
        var html = new StringBuilder("<div class=\"pictures\">\n");
        foreach (ReportPicture picture in pictures)
        {
            string png = Convert.ToBase64String(picture.Png);
            html.Append($"<figure><img alt=\"{Text(picture.Name)}\" src=\"data:image/png;base64,{png}\"><figcaption>");
            if (picture.Answer is not null)
            {
                string kind = picture.IsRight ? "right" : "wrong";
                html.Append($"<b class=\"{kind}\">{Text(picture.Answer)} {Numbers.Percent(picture.Confidence)}</b>");
                if (!picture.IsRight)
                    html.Append($"<span>{Both("true:", "正解:")} {Text(picture.Label ?? "?")}</span>");
            }

            html.Append($"<small>{Text(picture.Name)}</small></figcaption></figure>\n");
        }

        page.Append(html.Append("</div>").ToString());
    }
}
