package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource({
        "张三, 三, 张",
        "欧阳娜娜, 娜娜, 欧阳",
        "欧阳锋, 锋, 欧阳",
        "欧阳, 阳, 欧",
        "歐陽修, 修, 歐陽",
        "林小梅, 小梅, 林",
        "李, 李, ''",
        "阿依古丽·买买提江, 阿依古丽·买买提江, ''",
        "爱新觉罗溥仪, 爱新觉罗溥仪, ''",
        "Anna Schmidt, Anna Schmidt, ''",
        "张San, 张San, ''",
        "𠮷田, 田, 𠮷"
    })
    void aChineseNameIsDividedAndEveryOtherStaysWhole(String name, String first, String last) {
        assertThat(PersonName.chineseSplit(name)).isEqualTo(new PersonName(first, last));
        assertThat(PersonName.whole(name)).isEqualTo(new PersonName(name, ""));
    }
}
