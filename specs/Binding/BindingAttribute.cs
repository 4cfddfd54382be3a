namespace Hub.Specs.Binding;

/// <summary>Marks a class whose methods are steps. One instance lives as long as one scenario.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BindingAttribute : Attribute;
