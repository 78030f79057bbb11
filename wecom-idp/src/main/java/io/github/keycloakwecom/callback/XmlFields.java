package io.github.keycloakwecom.callback;

import java.io.StringReader;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML of callbacks. A document type is refused, so there are no entities to expand or to load. */
final class XmlFields {

    private static final String ROOT = "xml";

    private final XMLStreamReader reader;
    private final FieldCollector fields;
    private final CallbackRefusal refusal;
    private boolean inRoot;

    private XmlFields(XMLStreamReader reader, CallbackRefusal refusal) {
        this.reader = reader;
        this.fields = new FieldCollector(refusal);
        this.refusal = refusal;
    }

    static Map<String, String> read(String xml, CallbackRefusal refusal) throws RefusedCallbackException {
        try {
            XmlFields document = new XmlFields(factory().createXMLStreamReader(new StringReader(xml)), refusal);
            while (document.reader.hasNext()) {
                document.collect();
            }
            return document.fields.texts();
        } catch (XMLStreamException e) {
            throw new RefusedCallbackException(refusal);
        }
    }

    // The parser of Java itself, because a parser of the server could understand these properties differently.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private void collect() throws XMLStreamException, RefusedCallbackException {
        switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> open(reader.getLocalName());
            case XMLStreamConstants.END_ELEMENT -> fields.close();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> fields.text(reader.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new RefusedCallbackException(refusal);
            default -> {
                // Comments and processing instructions carry nothing.
            }
        }
    }

    private void open(String name) throws RefusedCallbackException {
        if (!inRoot && !name.equals(ROOT)) {
            throw new RefusedCallbackException(refusal);
        }
        inRoot = true;
        fields.open(name);
    }
}
