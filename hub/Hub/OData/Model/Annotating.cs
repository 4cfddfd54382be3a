using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace Hub.OData;

/// <summary>Adds annotations to one element of the model.</summary>
/// <param name="model">The model.</param>
/// <param name="target">The element.</param>
internal sealed class Annotating(EdmModel model, IEdmVocabularyAnnotatable target)
{
    /// <summary>A truth value.</summary>
    public static EdmBooleanConstant Truth(bool value) => new(value);

    /// <summary>A list of texts.</summary>
    public static EdmCollectionExpression Texts(IEnumerable<string> values) => new([.. values.Select(value => new EdmStringConstant(value))]);

    /// <summary>A record.</summary>
    public static EdmRecordExpression Record(params (string Name, IEdmExpression Value)[] properties) =>
        new([.. properties.Select(property => new EdmPropertyConstructor(property.Name, property.Value))]);

    /// <summary>Says a text.</summary>
    public Annotating Say(string term, string value) => Say(term, new EdmStringConstant(value));

    /// <summary>Says a truth value.</summary>
    public Annotating Say(string term, bool value) => Say(term, Truth(value));

    /// <summary>Says a list of texts.</summary>
    public Annotating Say(string term, IEnumerable<string> values) => Say(term, Texts(values));

    /// <summary>Says the member of an enumeration of a vocabulary.</summary>
    public Annotating SayMember(string term, string type, string member) =>
        Say(term, new EdmEnumMemberExpression(((IEdmEnumType)model.FindType(type)).Members.Single(each => each.Name == member)));

    /// <summary>Says anything.</summary>
    /// <param name="term">The term's full name.</param>
    /// <param name="value">The value.</param>
    /// <param name="qualifier">What tells the annotation from others of the same term.</param>
    public Annotating Say(string term, IEdmExpression value, string? qualifier = null)
    {
        int dot = term.LastIndexOf('.');
        var known = model.FindTerm(term) ?? new EdmTerm(term[..dot], term[(dot + 1)..], EdmPrimitiveTypeKind.String);
        var annotation = new EdmVocabularyAnnotation(target, known, qualifier, value);
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
        return this;
    }
}
