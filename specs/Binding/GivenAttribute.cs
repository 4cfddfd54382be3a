namespace Hub.Specs.Binding;

/// <summary>How things are before.</summary>
public sealed class GivenAttribute(string pattern) : StepAttribute(pattern);
