using System.Globalization;
using System.Text;

using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>A RIS record of type <c>DATA</c>, one tag a line, lines ended by CR LF as the format wants.</summary>
public static class Ris
{
    /// <summary>Writes the record.</summary>
    /// <param name="dataset">The record.</param>
    /// <param name="page">Its page in this hub.</param>
    public static string Write(Dataset dataset, Uri page)
    {
        var text = new StringBuilder();
        Line(text, "TY", "DATA");
        Line(text, "TI", dataset.Title);
        foreach (var author in dataset.Authors)
        {
            Line(text, "AU", author.Name);
        }

        Line(text, "PY", dataset.Year?.ToString(CultureInfo.InvariantCulture));
        Line(text, "DA", dataset.ReleaseDate?.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        Line(text, "PB", Citation.Publisher(dataset));
        Line(text, "AN", dataset.Accession);
        Line(text, "DO", dataset.Doi);
        Line(text, "UR", Citation.Address(dataset, page));
        Line(text, "AB", dataset.Description);
        foreach (var keyword in dataset.Keywords)
        {
            Line(text, "KW", keyword);
        }

        return text.Append("ER  - \r\n").ToString();
    }

    private static void Line(StringBuilder text, string tag, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            text.Append(tag).Append("  - ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
        }
    }
}
