using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>A title, and how it came to be.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="Trace">Where it is not the stated one.</param>
internal sealed record SsbdTitle(string Text, IReadOnlyList<TraceEntry> Trace)
{
    /// <summary>The title of a crate. About forty early projects carry their identifier as a name: there the paper's title stands in.</summary>
    public static SsbdTitle Of(CrateEntity root, string identifier, ICollection<Problem> problems)
    {
        if (root.Name is { } name && SsbdNumber.Of(name) is null)
        {
            return new SsbdTitle(name, []);
        }

        if (CratePublications.Of(root).Select(paper => paper.Title).FirstOrDefault(title => title is not null) is { } paperTitle)
        {
            return OfPaper(root.Name ?? identifier, paperTitle);
        }

        problems.Add(new Problem(ProblemSeverity.Warning, "title-is-identifier", $"The crate's name is only its identifier '{identifier}', and it names no paper; ask SSBD for a title.", "name"));
        return new SsbdTitle(identifier, []);
    }

    /// <summary>A paper's title in place of a data set's.</summary>
    public static SsbdTitle OfPaper(string stated, string paperTitle)
    {
        var text = paperTitle.TrimEnd('.');
        return new SsbdTitle(text, [new TraceEntry { Field = "Title", Source = stated, Value = text, Rule = "ssbd.title-from-paper", Certainty = Certainty.Derived }]);
    }
}
