using System.Text;

namespace Hub.Deposition.PageTab;

/// <summary>Page-tab as tab-separated values, the form that spreadsheets keep: blocks parted by empty lines.</summary>
internal static class PageTabTsv
{
    public static PageTabReading Read(string document)
    {
        var text = new PageTabText();
        var blocks = new TsvBlocks(text);
        var block = new List<List<TsvCell>>();
        var end = new Place(1, 1);
        foreach (var row in new TsvRows(document, text).Read())
        {
            end = row[0].Place;
            if (!row.TrueForAll(cell => cell.IsEmpty))
            {
                block.Add(row);
            }
            else if (block.Count > 0)
            {
                blocks.Add(block);
                block = [];
            }
        }

        if (block.Count > 0)
        {
            blocks.Add(block);
        }

        return new PageTabReading(blocks.Finish(end), text.Problems);
    }

    public static string Write(Submission submission)
    {
        var document = TsvShape.Of(submission);
        var text = new StringBuilder();
        TsvWriting.Row(text, "Submission", document.Accno ?? "");
        TsvWriting.Attributes(text, document.Attributes);
        TsvWriting.Section(text, document.Section, null);
        return text.ToString();
    }
}
