using System.Text;
using static Kakera.Evaluation.Reports.HtmlFrame;

namespace Kakera.Evaluation.Reports;

/// <summary>Pictures: the surest mistakes, some right answers; or, without labels, what to label first.</summary>
internal static class PictureSection
{
    public static void Append(StringBuilder page, ReportData report)
    {
        if (report.Pictures.Count > 0)
        {
            page.Append($"<h2>{Both("Pictures", "画像")}</h2>\n");
            Gallery(page, [.. report.Pictures.Where(picture => !picture.IsRight)],
                "The surest mistakes: wrong labels, or what the classifier has not understood.", "確信度の高い誤り: ラベルの誤り、または分類器が理解していない画像です。");
            Gallery(page, [.. report.Pictures.Where(picture => picture.IsRight)], "A sample of right answers.", "正解の例。");
        }

        if (report.LabelFirst.Count > 0)
        {
            page.Append($"<h2>{Both("Label these first", "最初にラベルを付ける画像")}</h2>\n");
            Gallery(page, report.LabelFirst, "Each stands for a group of images that look alike to the encoder, the largest groups first.",
                "エンコーダにとって似ている画像のまとまりを代表する画像です(大きい順)。");
        }
    }

    private static void Gallery(StringBuilder page, IReadOnlyList<ReportPicture> pictures, string english, string japanese)
    {
        if (pictures.Count == 0)
            return;
        page.Append($"<p>{Both(english, japanese)}</p>\n<div class=\"pictures\">\n");
        foreach (ReportPicture picture in pictures)
        {
            page.Append($"<figure><img alt=\"{Text(picture.Name)}\" src=\"data:image/png;base64,{Convert.ToBase64String(picture.Png)}\">");
            if (picture.Answer is not null)
            {
                string said = $"{Text(picture.Answer)} {Number(picture.Confidence * 100, "0")} %";
                page.Append(picture.IsRight ? $"<b>{said}</b>" : $"<b>{said}</b><br>{Both("is", "正解は")} {Text(picture.Label ?? "?")}");
                page.Append("<br>");
            }

            page.Append($"<small>{Text(picture.Name)}</small></figure>\n");
        }

        page.Append("</div>\n");
    }
}
