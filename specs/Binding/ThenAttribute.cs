namespace Hub.Specs.Binding;

/// <summary>What is true afterwards.</summary>
public sealed class ThenAttribute(string pattern) : StepAttribute(pattern);
