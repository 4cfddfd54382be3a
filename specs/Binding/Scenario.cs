using Gherkin.Ast;

namespace Hub.Specs.Binding;

/// <summary>One scenario of a feature file, with the background's steps before its own.</summary>
/// <param name="Feature">The feature's file below <c>Features/</c>.</param>
/// <param name="Name">The scenario's title.</param>
/// <param name="Steps">Its steps in order.</param>
/// <param name="NeedsRecords">Whether it is tagged <c>@recorded</c>: it needs the recorded records beside the repository.</param>
/// <param name="OnlyReads">Whether its feature is tagged <c>@reading</c>: its scenarios change nothing and share one hub.</param>
internal sealed record Scenario(string Feature, string Name, IReadOnlyList<Step> Steps, bool NeedsRecords, bool OnlyReads);
