using Kakera.Data.Labels;

namespace Kakera.Data.Tests.Labels;

public sealed class OneHotColumnsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("image,MEL,NV,BCC\na,0.0,1.0,0.0\nb,1.0,0.0,0.0\nc,0.0,0.0,0.0\n")]
    [InlineData("image_id\tMEL\tNV\tBCC\r\na\t0\t1\t0\r\nb\t1\t0\t0\r\nc\t0\t0\t0\r\n")]
    [InlineData("BCC;age;NV;MEL;image;split;group\n0;31;1;0;a;train;1\n0;1;0;1;b;train;0\n0;0;0;0;c;test;1\n")]
    public void Classes_with_columns_of_their_own_are_recognised(string text)
    {
        LabelFile file = Read(text);
        Assert.Equal(["NV", "MEL", "none"], file.Rows.Select(row => row.Label));
        Assert.Equal(["BCC", "MEL", "NV"], file.Columns.OneHot.Order());
        Assert.Null(file.Columns.Label);
    }

    [Fact]
    public void A_row_with_0_in_all_columns_has_the_class_that_is_said()
    {
        const string isic2017 = "image_id,melanoma,seborrheic_keratosis\nISIC_0000000,0.0,0.0\nISIC_0000002,1.0,0.0\nISIC_0000013,0.0,1.0\n";
        string[] expected = ["nevus", "melanoma", "seborrheic_keratosis"];
        Assert.Equal(expected, Read(isic2017, "onehot=melanoma+seborrheic_keratosis,rest=nevus").Rows.Select(row => row.Label));
        Assert.Equal(expected, Read(isic2017, "rest=nevus").Rows.Select(row => row.Label));
    }

    [Fact]
    public void Columns_that_are_said_win_over_a_label_column_and_over_other_columns_of_0_and_1()
    {
        const string text = "image,label,male,MEL,NV\na,x,1,1,0\nb,y,1,0,1\n";
        Assert.Equal(["MEL", "NV"], Read(text, "onehot=mel + NV").Rows.Select(row => row.Label));
        Assert.Equal(["x", "y"], Read(text).Rows.Select(row => row.Label));
    }

    [Fact]
    public void A_row_that_leaves_its_class_open_is_unlabelled() =>
        Assert.Equal(["MEL", null, null, "none"], Read("image,MEL,NV\na,1,\nb,,\nc,0,\nd,0,0\n").Rows.Select(row => row.Label));

    [Fact]
    public void Two_classes_in_a_row_are_an_error_that_names_the_line()
    {
        string path = _folder.Write("labels.csv", "image,MEL,NV\na,0,1\n\nb,1,1\n");
        Assert.Equal(
            $"{path}: line 4 has a 1 in two columns, MEL and NV; an image has one class. Correct the row, or name with --columns label=COLUMN "
            + "the column of the class, or with --columns onehot=COLUMN+COLUMN those columns that are classes.",
            Assert.Throws<KakeraException>(() => LabelFile.Read(path, null)).Message);
    }

    [Fact]
    public void A_column_that_is_said_and_holds_something_else_is_an_error_that_names_the_line() => Assert.Equal(
        "line 3 has \"2\" in the column NV; the column of a class holds 0 or 1",
        Assert.Throws<KakeraException>(() => Read("image,MEL,NV\na,0,1\nb,0,2\n", "onehot=MEL+NV")).What);

    [Theory]
    [InlineData("image,MEL\na,0\nb,1\n")]
    [InlineData("image,MEL,NV\na,0,0.5\nb,1,0.5\n")]
    [InlineData("image,MEL,NV\na,0,\nb,1,\n")]
    [InlineData("image,,site\na,0,0\nb,1,1\n")]
    public void One_column_of_0_and_1_is_no_table_of_classes(string text) =>
        Assert.StartsWith("no column is recognised as the label", Assert.Throws<KakeraException>(() => Read(text)).What, StringComparison.Ordinal);

    [Theory]
    [InlineData("onehot=MEL", "\"onehot=MEL\" is not understood")]
    [InlineData("onehot=MEL+", "\"onehot=MEL+\" is not understood")]
    [InlineData("onehot=MEL+MEL", "\"onehot=MEL+MEL\" is not understood")]
    [InlineData("label=dx,onehot=MEL+NV", "label goes with neither onehot nor rest")]
    [InlineData("rest=NV,label=dx", "label goes with neither onehot nor rest")]
    public void Choices_that_make_no_sense_are_refused(string columns, string what) =>
        Assert.Equal(what, Assert.Throws<KakeraException>(() => ColumnChoice.Parse(columns)).What);

    [Fact]
    public void Numbers_are_names_of_classes_and_id_code_names_the_image()
    {
        LabelFile aptos = Read("id_code,diagnosis\n000c1434d8d7,2\n001639a390f0,4\n0024cdab0c1e,1\n002c21358ce6,0\n");
        Assert.Equal(["2", "4", "1", "0"], aptos.Rows.Select(row => row.Label));
        Assert.Equal("id_code", aptos.Columns.Image);
    }

    public void Dispose() => _folder.Dispose();

    private LabelFile Read(string text, string? columns = null) =>
        LabelFile.Read(_folder.Write("labels.csv", text), columns is null ? null : ColumnChoice.Parse(columns));
}
