using Mono.Cecil;

namespace Hub.Tests.Architecture;

/// <summary>Reads from compiled assemblies which types mention which.</summary>
internal static class CompiledCode
{
    public static AssemblyDefinition Read(string assembly) =>
        AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

    /// <summary>All types with those nested in them: closures and iterators hide there.</summary>
    public static IEnumerable<TypeDefinition> AllTypes(AssemblyDefinition assembly) =>
        assembly.MainModule.Types.SelectMany(WithNested);

    /// <summary>The room of a type of the hub: the second word of its namespace.</summary>
    public static string? Room(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        var words = type.Namespace.Split('.');
        return words is ["Hub", var room, ..] ? room : null;
    }

    /// <summary>Every type that a type mentions: in its bases, members, attributes and method bodies.</summary>
    public static IEnumerable<TypeReference> Mentions(TypeDefinition type)
    {
        var found = new List<TypeReference?> { type.BaseType };
        found.AddRange(type.Interfaces.Select(each => each.InterfaceType));
        found.AddRange(type.Fields.Select(each => each.FieldType));
        found.AddRange(type.CustomAttributes.Select(each => each.AttributeType));
        foreach (var method in type.Methods)
        {
            found.Add(method.ReturnType);
            found.AddRange(method.Parameters.Select(each => each.ParameterType));
            if (method.HasBody)
            {
                found.AddRange(method.Body.Variables.Select(each => each.VariableType));
                found.AddRange(method.Body.Instructions.SelectMany(each => InOperand(each.Operand)));
            }
        }

        return found.OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<TypeReference> InOperand(object? operand) => operand switch
    {
        MethodReference method => method.Parameters.Select(each => each.ParameterType)
            .Append(method.DeclaringType).Append(method.ReturnType)
            .Concat(method is GenericInstanceMethod generic ? generic.GenericArguments : []),
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
