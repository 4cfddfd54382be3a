using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>One source of a merge: who reported it and what it says.</summary>
internal sealed record MergeSource(string ReportedBy, Dataset Dataset);
