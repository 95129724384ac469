package dev.peng.example;

import org.springframework.data.jpa.repository.JpaRepository;

interface Members extends JpaRepository<Member, Long> {}
