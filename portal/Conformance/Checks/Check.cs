namespace Hub.Portal.Conformance;

/// <summary>One promise of an archive, and how to tell whether it is kept.</summary>
/// <param name="Id">A stable word.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Title">The promise.</param>
/// <param name="Advice">What to do where it is broken.</param>
/// <param name="Judge">Judges what was seen.</param>
public sealed record Check(string Id, string Group, string Title, string Advice, Func<Examination, Verdict> Judge);
