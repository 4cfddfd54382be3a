namespace Hub.Specs.Binding;

/// <summary>The words of a step, as a regular expression over the whole line; its groups are the method's arguments.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class StepAttribute(string pattern) : Attribute
{
    public string Pattern { get; } = pattern;
}
