namespace Hub.Deposition.Checks;

/// <summary>What the validator found, errors first, otherwise in document order.</summary>
/// <param name="Findings">At most <see cref="MostFindings"/>.</param>
/// <param name="Errors">How many errors there are, shown or not.</param>
/// <param name="Warnings">How many warnings there are, shown or not.</param>
/// <param name="FilesListed">How many different files the document and its lists name.</param>
public sealed record CheckReport(IReadOnlyList<CheckFinding> Findings, long Errors, long Warnings, long FilesListed)
{
    /// <summary>The most findings that are kept; a list of a million wrong rows says nothing more than its first thousand.</summary>
    public const int MostFindings = 1000;

    /// <summary>Whether the deposit can be submitted.</summary>
    public bool Passed => Errors == 0;
}
