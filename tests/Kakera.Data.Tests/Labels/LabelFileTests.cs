using System.Text;
using Kakera.Data.Labels;
using Kakera.Data.Splits;

namespace Kakera.Data.Tests.Labels;

public sealed class LabelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("image_id,lesion_id,dx\na,1,nv\nb,2,\n")]
    [InlineData("image_id\tlesion_id\tdx\r\na\t1\tnv\r\nb\t2\t\r\n")]
    [InlineData("image_id;lesion_id;dx\na;1;nv\n\nb;2;\n")]
    [InlineData("sep=;\nimage_id;lesion_id;dx\na;1;nv\nb;2;\n")]
    [InlineData("Filename , Patient , Diagnosis \n a , 1 , nv \n b , 2 ,\n")]
    [InlineData("\"file\",\"patient_id\",\"class\"\n\"a\",\"1\",\"nv\"\n\"b\",\"2\",\"\"")]
    [InlineData("dx,comment,image,group\nnv,\"a, b\n\"\"c\"\"\",a,1\n,,b,2\n,,,3\n")]
    public void Reads_what_programs_write(string text)
    {
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true)])
        {
            LabelFile file = LabelFile.Read(_folder.Write("labels.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]), null);
            Assert.Equal(["a", "b"], file.Rows.Select(row => row.Image));
            Assert.Equal(["nv", null], file.Rows.Select(row => row.Label));
            Assert.Equal(["1", "2"], file.Rows.Select(row => row.Group));
        }
    }

    [Fact]
    public void Takes_the_columns_that_are_chosen()
    {
        string path = _folder.Write("labels.csv", "id,image,dx,truth,who,hospital,fold\n1,x,nv,mel,P1,A,valid\n2,y,nv,bcc,P2,B,9\n");
        LabelFile file = LabelFile.Read(path, ColumnChoice.Parse("image=id, label=truth,group=who,site=hospital,split=FOLD"));
        Assert.Equal(new LabelFileRow(2, "1", "mel", "P1", "A", Split.Validation, null), file.Rows[0]);
        Assert.Equal(new LabelFileRow(3, "2", "bcc", "P2", "B", null, "9"), file.Rows[1]);
        Assert.Equal("fold", file.Columns.Split);
    }

    [Fact]
    public void Names_the_header_where_no_column_is_recognised()
    {
        string path = _folder.Write("labels.csv", "picture,dx\na,nv\n");
        Assert.Equal(
            $"{path}: no column is recognised as the image; the header is picture, dx. "
            + "Say which it is with --columns image=COLUMN, or name it one of image, image_id, id_code, file, filename.",
            Assert.Throws<KakeraException>(() => LabelFile.Read(path, null)).Message);
        Assert.Contains("no column is recognised as the label", Assert.Throws<KakeraException>(
            () => LabelFile.Read(_folder.Write("labels.csv", "image,truth\na,nv\n"), null)).Message, StringComparison.Ordinal);
        Assert.Contains("there is no column \"Truth2\"; the header is image, truth", Assert.Throws<KakeraException>(
            () => LabelFile.Read(path = _folder["labels.csv"], ColumnChoice.Parse("label=Truth2"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_kind_of_file_it_was_given_instead()
    {
        string Problem(byte[] content) => Assert.Throws<KakeraException>(() => LabelFile.Read(_folder.Write("labels.csv", content), null)).What;
        Assert.Equal("this is a workbook, not a text table", Problem([(byte)'P', (byte)'K', 3, 4, 0]));
        Assert.StartsWith("the label file is not in UTF-8", Problem([.. "image,label\na,"u8, 0x90, 0x6C, (byte)'\n']), StringComparison.Ordinal);
        Assert.Equal("this is not a text table", Problem([1, 0, 2]));
        Assert.Equal("the label file is empty", Problem([]));
        Assert.Equal("the label file has a header but no rows", Problem("image,label\n"u8.ToArray()));
        Assert.StartsWith("line 3 cannot be read", Problem("image,label\na,b\n\"c,d\ne,f\n"u8.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("picture=a")]
    [InlineData("image")]
    [InlineData("image=")]
    [InlineData("image=a,image=b")]
    public void Refuses_columns_that_are_not_understood(string text) => Assert.Throws<KakeraException>(() => ColumnChoice.Parse(text));

    [Fact]
    public void Tells_the_kinds_of_label_sources_apart()
    {
        Assert.Equal(LabelSourceKind.None, LabelSource.Parse(null).Kind);
        Assert.Equal(LabelSourceKind.Folders, LabelSource.Parse("folders").Kind);
        Assert.Equal(LabelSourceKind.File, LabelSource.Parse(_folder.Write("l.csv", "")).Kind);
        Assert.Throws<KakeraException>(() => LabelSource.Parse(_folder["missing.csv"]));
        Assert.Throws<KakeraException>(() => LabelSource.Parse(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
