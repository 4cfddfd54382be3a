using System.Globalization;
using System.Text;

using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>A BibTeX entry of type <c>@misc</c>, the one that every style knows.</summary>
public static class BibTex
{
    /// <summary>Writes the record.</summary>
    /// <param name="dataset">The record.</param>
    /// <param name="page">Its page in this hub.</param>
    public static string Write(Dataset dataset, Uri page)
    {
        var text = new StringBuilder();
        text.Append("@misc{").Append(Key(dataset.Accession)).Append(",\n");
        Field(text, "title", "{" + Escape(dataset.Title) + "}");
        Field(text, "author", string.Join(" and ", dataset.Authors.Select(author => Escape(author.Name))));
        Field(text, "publisher", Escape(Citation.Publisher(dataset)));
        Field(text, "year", dataset.Year?.ToString(CultureInfo.InvariantCulture));
        Field(text, "doi", dataset.Doi);
        Field(text, "url", Citation.Address(dataset, page));
        Field(text, "note", "Dataset " + Escape(dataset.Accession));
        return text.Append("}\n").ToString();
    }

    private static void Field(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append("  ").Append(name).Append(" = {").Append(value).Append("},\n");
        }
    }

    private static string Key(string accession) =>
        string.Concat(accession.Select(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_' ? each : '-'));

    // Braces that do not pair would swallow the rest of the file, so they become words of TeX.
    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var each in value.ReplaceLineEndings(" "))
        {
            text.Append(each switch
            {
                '\\' => "\\textbackslash{}",
                '{' => "\\{",
                '}' => "\\}",
                '&' or '%' or '$' or '#' or '_' => "\\" + each,
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                _ => each.ToString(),
            });
        }

        return text.ToString();
    }
}
