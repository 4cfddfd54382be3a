namespace Hub.Specs.Binding;

/// <summary>What somebody does.</summary>
public sealed class WhenAttribute(string pattern) : StepAttribute(pattern);
