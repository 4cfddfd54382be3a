using System.Globalization;

using Hub.Records;

namespace Hub.Connectors.Reading.Crates;

/// <summary>What a crate in the GIDE profile says of its data set, in the crate's own spelling.</summary>
public static class CrateRecord
{
    private const string Bytes = "UO_0000233";
    private const string FileCount = "UO_0000189";

    // The words of SSBD's deposit form where nobody filled it in.
    private const string FormHint = "Please specify";

    /// <summary>States the record of a crate's root.</summary>
    /// <param name="root">The root data set.</param>
    /// <param name="accession">The accession its archive knows it by.</param>
    /// <param name="title">Its title.</param>
    /// <param name="problems">Takes what a curator should know.</param>
    public static StatedRecord State(CrateEntity root, string accession, string title, ICollection<Problem> problems)
    {
        var sizes = root.Links("size").ToList();
        var grants = root.Links("funder").Where(grant => grant.Name?.StartsWith(FormHint, StringComparison.Ordinal) != true).ToList();
        return new StatedRecord
        {
            Accession = accession,
            Title = title.ReplaceLineEndings(" "),
            Description = Description(root, accession),
            ReleaseDate = Date(root, problems),
            UpdateDate = root.Text("dateModified") is { } modified ? new StatedText(modified, "dateModified") : null,
            Licence = Licence(root),
            Size = Quantity(sizes, Bytes, "byte") is { } size ? new StatedText(size, "size") : null,
            FileCount = Count(Quantity(sizes, FileCount, "file"), problems),
            Organisms = [.. CrateBiology.Organisms(root)],
            ImagingMethods = [.. CrateBiology.ImagingMethods(root)],
            Keywords = [.. root.Texts("keywords")],
            Authors = [.. CratePeople.Of(root)],
            Publications = [.. CratePublications.Of(root)],
            Funding = [.. grants.Select(Grant).OfType<Grant>().Distinct()],
            References = [.. References(root, title, accession)],
            Attributes = [.. CrateBiology.Facts(root), .. grants.Where(IsStatement).Select(grant => new KeyValue("Funding statement", grant.Name!))],
            LandingPage = root.HasAddress ? root.Id : null,
            ThumbnailUrl = Picture(root),
        };
    }

    private static string? Description(CrateEntity root, string accession) =>
        root.Text("description") is { } text && text != accession && text.Any(char.IsLetter) ? text : null;

    private static StatedText? Date(CrateEntity root, ICollection<Problem> problems)
    {
        if (root.Text("datePublished") is { } date)
        {
            return new StatedText(date, "datePublished");
        }

        problems.Add(new Problem(ProblemSeverity.Warning, "date-missing", "The crate states no datePublished; ask the archive to add it.", "datePublished"));
        return null;
    }

    private static StatedTerm? Licence(CrateEntity root) => root.Links("license")
        .Select(licence => new StatedTerm(licence.HasAddress ? licence.Id : null, licence.Name, Where: "license"))
        .FirstOrDefault(licence => (licence.Id ?? licence.Label) is not null);

    private static string? Quantity(IEnumerable<CrateEntity> sizes, string unit, string word) => sizes
        .Where(size => size.Raw("unitCode")?.EndsWith(unit, StringComparison.Ordinal) == true || size.Raw("unitText")?.StartsWith(word, StringComparison.OrdinalIgnoreCase) == true)
        .Select(size => CrateText.Tidy(size.Raw("value")))
        .FirstOrDefault(value => value is not null);

    private static long? Count(string? text, ICollection<Problem> problems)
    {
        if (text is null || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 0))
        {
            return text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
        }

        problems.Add(new Problem(ProblemSeverity.Warning, "file-count-unreadable", $"The file count '{Short(text)}' is not a whole number; ask the archive to correct it.", "size"));
        return null;
    }

    // A grant is a funder's name, with or without a number; a sentence of thanks is kept as what it is.
    private static Grant? Grant(CrateEntity grant)
    {
        var funder = grant.Links("funder").Select(body => body.Name).FirstOrDefault(name => name is not null) ?? (IsStatement(grant) ? null : grant.Name);
        return funder is null ? null : new Grant(funder, grant.Text("identifier"));
    }

    private static bool IsStatement(CrateEntity grant) =>
        grant.Name is { } name && grant.Text("identifier") is null && (name.Length > 80 || name.Contains("support", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Reference> References(CrateEntity root, string title, string accession)
    {
        var texts = new List<(string Where, string Text)> { ("name", title) };
        texts.AddRange(root.Texts("description").Select(text => ("description", text)));
        texts.AddRange(CrateBiology.Descriptions(root));
        texts.AddRange(root.Links("seeAlso").Concat(root.Links("citation")).Select(cited => ("citation", cited.Id)));
        return texts.SelectMany(text => NamedAccessions.In(text.Text, text.Where))
            .Concat(CratePublications.Elsewhere(root))
            .Where(reference => !reference.Target.Equals(accession, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(reference => reference.Target, StringComparer.OrdinalIgnoreCase);
    }

    // SSBD's older crates name viewers and preview pages here, which are no pictures.
    private static string? Picture(CrateEntity root) => root.Texts("thumbnailUrl").FirstOrDefault(address =>
        CrateNames.IsAddress(address) && !address.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && !address.Contains("/webclient/", StringComparison.Ordinal));

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
